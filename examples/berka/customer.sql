-- Who owns an account is a customer of the one bank; who may only dispose of one is not.
SELECT 'customer-' || f.client_id AS id,
       ref('Person', 'client-' || f.client_id) AS party,
       local_key('client', f.client_id) AS customerNumber,
       ref('OrganizationUnit', 'bank') AS bankUnit,
       ref('OrganizationUnit', 'branch-' || f.district_id) AS homeBranch,
       'retail' AS customerType,
       'active' AS lifecycleStage,
       [{'to': 'active', 'at': as_of(), 'actorKind': 'system',
         'reason': concept('https://w3id.org/crmstandard/1/codes/status-reason', 'initialLoad')}] AS statusHistory,
       f.since,
       f._file, f._line
FROM first_account f
