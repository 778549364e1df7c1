/*
title: The guest at the parade of 2015
question: Does the record have Liu Yunshan with the leader at a parade in 2015?
grain: one row
key: visits
caveat: That they stood side by side is seen in photographs and told by reports.
choices:
  checked: [all, checked]
*/
SELECT count(*) AS visits
FROM contacts
WHERE guest_side LIKE 'Liu Yunshan%' AND met_leader = 'yes' AND occasion LIKE '%parade%' AND year(date_from) = 2015 AND ($checked <> 'checked' OR status = 'checked')
