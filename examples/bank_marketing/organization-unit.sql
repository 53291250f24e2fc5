-- The bank itself, which customers belong to and which owns the campaigns; the source does not name it.
SELECT 'bank' AS id,
       'legalEntity' AS unitType,
       'bank' AS code,
       {'default': 'Portuguese bank of the UCI Bank Marketing data set'} AS name,
       'PT' AS country,
       'active' AS status,
       [absent('lei', 'anonymized')] AS absences
