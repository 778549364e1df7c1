/*
title: Earlier contacts of the envoy
question: How many high-level contacts with North Korea before November 2017 name Song Tao?
grain: one row
key: contacts_before
caveat: Contacts that name him on one of the two sides; as a member of a delegation he stands in a note and is not counted.
choices:
  checked: [all, checked]
*/
SELECT count(*) AS contacts_before
FROM contacts
WHERE "case" = 'PRK' AND kind = 'visit' AND date_from < DATE '2017-11-17'
  AND (guest_side LIKE '%Song Tao%' OR host_side LIKE '%Song Tao%') AND ($checked <> 'checked' OR status = 'checked')
