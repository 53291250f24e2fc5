-- What the bank knows of the customer and the standard has no member for goes to extensions.
SELECT key AS id,
       ref('Person', key) AS party,
       ref('OrganizationUnit', 'bank') AS bankUnit,
       'retail' AS customerType,
       'active' AS lifecycleStage,
       [{'to': 'active', 'at': as_of(), 'actorKind': 'system',
         'reason': concept('https://w3id.org/crmstandard/1/codes/status-reason', 'initialLoad')}] AS statusHistory,
       [CASE WHEN balance IS NOT NULL THEN {'url': 'urn:example:bank-marketing:balance', 'valueMoney': money(balance, 'EUR')} END,
        flag('default', "default"),
        flag('housing', housing),
        flag('loan', loan),
        CASE WHEN days_since_previous IS NOT NULL THEN {'url': 'urn:example:bank-marketing:pdays', 'valueDecimal': days_since_previous} END,
        {'url': 'urn:example:bank-marketing:previous', 'valueDecimal': previous},
        CASE WHEN poutcome <> 'unknown' THEN {'url': 'urn:example:bank-marketing:poutcome', 'valueCode': poutcome} END] AS extensions,
       [absent('customerNumber', 'unsupported'), absent('since', 'unsupported')] AS absences,
       _file, _line
FROM contacted
