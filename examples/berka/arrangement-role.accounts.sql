-- Owners and those who may dispose; since when is not in the source.
SELECT 'disp-' || disp_id AS id,
       ref('Arrangement', 'account-' || account_id) AS arrangement,
       ref('Person', 'client-' || client_id) AS party,
       CASE type WHEN 'OWNER' THEN 'principal' WHEN 'DISPONENT' THEN 'authorizedSignatory' END AS role,
       type = 'OWNER' AS "primary",
       [absent('period', 'unsupported')] AS absences,
       _file, _line
FROM disp
