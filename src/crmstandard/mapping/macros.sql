-- What every mapping can call. A part whose value is NULL is NULL as a whole, so it is absent from the record.
CREATE MACRO ref(kind, key) AS CASE WHEN key IS NOT NULL THEN {'type': kind, 'id': CAST(key AS VARCHAR)} END;
CREATE MACRO money(amount, currency) AS CASE WHEN amount IS NOT NULL THEN {'amount': amount, 'currency': currency} END;
CREATE MACRO coding(system, code) AS CASE WHEN code IS NOT NULL THEN {'system': system, 'code': CAST(code AS VARCHAR)} END;
CREATE MACRO concept(system, code) AS CASE WHEN code IS NOT NULL THEN {'codings': [{'system': system, 'code': CAST(code AS VARCHAR)}]} END;
CREATE MACRO identifier(system, value) AS CASE WHEN value IS NOT NULL THEN {'system': system, 'value': CAST(value AS VARCHAR)} END;
CREATE MACRO absent(member, reason) AS {'path': '/' || member, 'reason': reason};
CREATE MACRO absent_if(missing, member, reason) AS CASE WHEN missing THEN {'path': '/' || member, 'reason': reason} END;
