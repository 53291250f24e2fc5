-- Each row is taken as a person; the source does not say which rows are of the same one.
SELECT key AS id,
       'active' AS status,
       CASE WHEN started_on IS NOT NULL THEN {
           'years': age,
           'asOf': started_on
       } END AS statedAge,
       known(marital) AS maritalStatus,
       concept('urn:example:bank-marketing:education', known(education)) AS educationLevel,
       concept('urn:example:bank-marketing:job', known(job)) AS occupation,
       [absent('names', 'anonymized'),
        absent_if(started_on IS NULL, 'statedAge', 'unknown'),
        absent_if(marital = 'unknown', 'maritalStatus', 'unknown'),
        absent_if(education = 'unknown', 'educationLevel', 'unknown'),
        absent_if(job = 'unknown', 'occupation', 'unknown')] AS absences,
       _file, _line
FROM contacted
