-- Each client is a person; names and contact points are not in the source.
SELECT 'client-' || c.client_id AS id,
       [local_key('client', c.client_id)] AS identifiers,
       'active' AS status,
       CASE WHEN CAST(c.birth_number[3:4] AS INTEGER) > 50 THEN '2' ELSE '1' END AS sex,
       printf('19%s-%02d-%s', c.birth_number[1:2], CAST(c.birth_number[3:4] AS INTEGER) % 50, c.birth_number[5:6]) AS birthDate,
       [{'use': 'residential', 'country': 'CZ', 'districtName': d.A2,
         'adminDivisions': [coding('urn:example:berka:district', c.district_id), coding('urn:example:berka:region', d.A3)]}] AS addresses,
       [absent('names', 'anonymized')] AS absences,
       c._file, c._line
FROM client c
LEFT JOIN district d ON d.A1 = c.district_id
