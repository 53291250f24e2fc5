-- One campaign for each file; months without years are no period, and who approved it is not in the source.
SELECT campaign_key AS id,
       'Term deposits by telephone (' || campaign_key || ')' AS name,
       'crossSell' AS objective,
       'sales' AS campaignType,
       'completed' AS status,
       list_transform(list_sort(list(DISTINCT channel_key)), lambda key: ref('Channel', key)) AS channels,
       ref('OrganizationUnit', 'bank') AS owner,
       [absent('period', 'unsupported'), absent('approval', 'unsupported')] AS absences
FROM contacted
GROUP BY campaign_key
