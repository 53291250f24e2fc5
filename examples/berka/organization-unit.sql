-- The one bank, and a branch for each district that an account is kept in.
SELECT 'bank' AS id,
       'legalEntity' AS unitType,
       'bank' AS code,
       {'default': 'Czech bank of the PKDD''99 data set'} AS name,
       NULL AS parent,
       'CZ' AS country,
       NULL AS address,
       'active' AS status,
       [absent('lei', 'anonymized')] AS absences
UNION ALL BY NAME
SELECT DISTINCT 'branch-' || a.district_id AS id,
       'branch' AS unitType,
       CAST(a.district_id AS VARCHAR) AS code,
       {'default': d.A2} AS name,
       ref('OrganizationUnit', 'bank') AS parent,
       'CZ' AS country,
       {'use': 'work', 'country': 'CZ', 'districtName': d.A2,
        'adminDivisions': [coding('urn:example:berka:district', a.district_id), coding('urn:example:berka:region', d.A3)]} AS address,
       'active' AS status
FROM account a
LEFT JOIN district d ON d.A1 = a.district_id
