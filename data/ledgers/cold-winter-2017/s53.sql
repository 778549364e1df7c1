/*
title: Binding resolutions by the day of the article
question: How many binding resolutions with sanctions on North Korea had the Security Council adopted by 22 November 2017, and with how many votes?
grain: one row
key: resolutions
caveat: Votes of the members of the Council, not hopes.
choices:
  checked: [all, checked]
*/
SELECT count(*) AS resolutions, min(votes_for) AS fewest_votes
FROM sanctions
WHERE "case" = 'PRK' AND force = 'mandatory' AND kind = 'sanctions' AND adopted_from <= DATE '2017-11-22'
  AND ($checked <> 'checked' OR status = 'checked')
