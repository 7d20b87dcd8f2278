/** Fixtures in the shape of what CRMs export, with made-up people; a test writes them where it needs them. */

export const hubspotContacts = `\uFEFF"Record ID","First Name","Last Name","Email","Phone Number","Contact owner","Lead Status","Lifecycle Stage","Create Date","Original Source","Company Name","Job Title","Number of Employees","Became a Lead Date","Became a Marketing Qualified Lead Date","Became a Sales Qualified Lead Date","Became a Customer Date","Owner assigned date","Last Modified Date","Salesforce Lead ID"
"101","Ada","Byron","Ada@Example.org","+1 555 0100","Ann Lee","In Progress","Customer","2026-01-05 09:00","Organic Search","Byron Ltd","CFO","120","2026-01-05 09:00","2026-01-06 10:15","2026-01-09 11:00","2026-03-01 12:00","2026-01-06 10:20","2026-03-01 12:00","00QAA000001abcD"
"102","Bob","Cole","bob@example.com","","Ben Ray","","Marketing Qualified Lead","2026-01-07 14:30","Paid Search","Cole ""Tools"" Inc","Owner, and more","8","2026-01-07 14:30","2026-01-08 08:00","","","2026-01-08 08:01","2026-01-20 09:00",""
"103","","","","","","","Lead","2026-01-09 10:00","Direct Traffic","","","","","","","","","2026-01-09 10:00",""
`;

export const hubspotDeals = `"Record ID","Deal Name","Deal Stage","Pipeline","Amount","Currency","Close Date","Create Date","Deal owner","Associated Contact IDs","Closed Lost Reason","Is Closed Won","Last Modified Date","Date entered ""Proposal (Sales Pipeline)"""
"9001","Byron Ltd","Closed Won","Sales Pipeline","12,500.00","USD","2026-03-01 12:00","2026-01-10 09:00","Ann Lee","101;102","","true","2026-03-01 12:00","2026-02-01 10:00"
"9002","Cole Tools","Closed Lost","Sales Pipeline","4000","USD","2026-02-20 12:00","2026-01-12 09:00","Ben Ray","102","Price","false","2026-02-20 12:00",""
`;

export const hubspotCalls = `"Record ID","Call title","Activity date","Call outcome","Call direction","Activity assigned to","Associated Contact IDs"
"501","Intro","2026-01-06 11:00","Connected","Outbound","Ann Lee","101"
"502","Try","2026-01-08 09:30","No answer","Outbound","Ben Ray","102"
"503","They rang","2026-01-08 10:00","Connected","Inbound","Ben Ray","102"
`;

export const hubspotEmails = `hs_object_id,hs_timestamp,hs_email_direction,hs_email_status,hubspot_owner_id,Associated Contact IDs
601,2026-01-07T09:00:00Z,EMAIL,SENT,Ann Lee,101
602,1767866400000,INCOMING_EMAIL,,Ann Lee,101
`;

export const hubspotMeetings = `"Record ID","Meeting name","Meeting start time","Meeting outcome","Activity assigned to","Associated Contact IDs"
"701","Demo","2026-01-12 15:00","COMPLETED","Ann Lee","101;102"
`;

export const hubspotCompanies = `"Record ID","Company name","Company Domain Name","Industry","Number of Employees","Annual Revenue","Company owner","Create Date","Last Modified Date"
"301","Byron Ltd","Byron.example.org","Manufacturing","120","5000000","Ann Lee","2026-01-01 09:00","2026-01-02 09:00"
`;

export const salesforceLeads = `Id,FirstName,LastName,Company,Title,Email,Phone,Status,LeadSource,OwnerId,CreatedDate,LastModifiedDate,IsConverted,ConvertedDate,ConvertedContactId,ConvertedOpportunityId
00QAA000001abcDEAZ,Ada,Byron,Byron Ltd,CFO,ada@example.org,,Closed - Converted,Web,005AA000000ownrAAA,2026-01-05T09:00:00.000+0000,2026-03-02T12:00:00.000+0000,true,2026-01-09,003AA000000contAAA,006AA000000oppoAAA
00QAA000002abcDEAZ,Cem,Demir,Demir AS,CEO,cem@example.net,,Open - Not Contacted,Partner,005AA000000ownrAAA,2026-02-05T09:00:00.000+0000,2026-02-05T09:00:00.000+0000,false,,,
`;

export const salesforceUsers = `Id,Name,Email,UserRole.Name,IsActive,Username
005AA000000ownrAAA,Sam Ortiz,sam@vendor.example,SDR Team,true,sam@vendor.example
`;

export const salesforceLeadHistory = `LeadId,Field,OldValue,NewValue,CreatedDate,CreatedBy.Name
00QAA000002abcD,Owner,005AA000000queuAAA,005AA000000ownrAAA,2026-02-05T10:00:00.000+0000,System
00QAA000002abcD,Owner,Inbound Queue,Sam Ortiz,2026-02-05T10:00:00.000+0000,System
00QAA000002abcD,Status,Open,Marketing Qualified,2026-02-05T09:30:00.000+0000,System
00QAA000002abcD,Status,Marketing Qualified,Unqualified,2026-02-08T16:00:00.000+0000,Sam Ortiz
00QAA000002abcD,Rating,,Hot,2026-02-08T16:00:00.000+0000,Sam Ortiz
`;

export const salesforceTasks = `Id,WhoId,TaskSubtype,Status,CallDisposition,CallType,CompletedDateTime,CreatedDate,OwnerId
00TAA000000task1,00QAA000002abcDEAZ,Call,Completed,Left voicemail,Outbound,2026-02-05T12:00:00.000+0000,2026-02-05T11:00:00.000+0000,005AA000000ownrAAA
00TAA000000task2,00QAA000002abcDEAZ,Email,Completed,,,2026-02-06T12:00:00.000+0000,2026-02-06T11:00:00.000+0000,005AA000000ownrAAA
00TAA000000task3,00QAA000002abcDEAZ,Call,Not Started,,,,2026-02-09T11:00:00.000+0000,005AA000000ownrAAA
00TAA000000task4,003AA000000contAAA,Call,Completed,Connected,Outbound,2026-01-06T12:00:00.000+0000,2026-01-06T11:00:00.000+0000,005AA000000ownrAAA
`;

export const salesforceEvents = `Id,WhoId,Subject,StartDateTime,EndDateTime,OwnerId
00UAA000000even1,003AA000000contAAA,Demo,2026-01-15T15:00:00.000+0000,2026-01-15T16:00:00.000+0000,005AA000000ownrAAA
`;

export const salesforceOpportunities = `Id,Name,AccountId,StageName,Amount,CurrencyIsoCode,CloseDate,CreatedDate,IsClosed,IsWon,OwnerId,LastModifiedDate
006AA000000oppoAAA,Byron new,001AA000000acctAAA,Closed Won,9000,EUR,2026-03-02,2026-01-09T10:00:00.000+0000,true,true,005AA000000ownrAAA,2026-03-02T12:00:00.000+0000
`;

export const salesforceOpportunityHistory = `OpportunityId,Field,OldValue,NewValue,CreatedDate
006AA000000oppo,StageName,Qualification,Proposal,2026-01-20T10:00:00.000+0000
006AA000000oppo,CloseDate,2026-02-20,2026-03-02,2026-02-18T10:00:00.000+0000
`;

export const salesforceCampaignMembers = `Id,CampaignId,Campaign.Name,LeadId,Status,HasResponded,FirstRespondedDate
00vAA000000memb1,701AA000000camp1,Spring webinar,00QAA000002abcDEAZ,Responded,true,2026-02-04
00vAA000000memb2,701AA000000camp1,Spring webinar,00QAA000001abcDEAZ,Sent,false,
`;

export const outreachCalls = `Call ID,Prospect Email,User Name,Direction,Call Disposition,Dialed At,Answered At
7001,cem@example.net,Sam Ortiz,outbound,No Answer,2026-02-05T13:00:00Z,
`;

export const outreachMailings = `Mailing ID,Prospect Email,Mailing State,Delivered At
8001,cem@example.net,delivered,2026-02-05T14:00:00Z
`;

export const hubspotContactHistory = `"Record ID","Property","Value","Timestamp","Source","Updated by"
"101","lifecyclestage","Marketing Qualified Lead","2026-01-06 10:15","Workflow",""
"101","lifecyclestage","salesqualifiedlead","2026-01-09 11:00","CRM UI","Ann Lee"
"102","Lifecycle Stage","Marketing Qualified Lead","2026-01-08 08:00","Workflow",""
"102","hubspot_owner_id","Ben Ray","2026-01-08 08:01","Workflow",""
"102","hs_lead_status","Open","2026-01-08 08:01","Workflow",""
"102","hs_lead_status","Unqualified","2026-01-10 09:00","CRM UI","Ben Ray"
"102","lead_rejection_reason","No budget","2026-01-10 09:02","CRM UI","Ben Ray"
"102","sales_feedback","Call again, in spring","2026-01-10 09:02","CRM UI","Ben Ray"
"102","lifecyclestage","Marketing Qualified Lead","2026-02-20 08:00","Workflow",""
"102","hs_lead_status","Accepted","2026-02-21 09:00","CRM UI","Ben Ray"
"102","hs_analytics_num_visits","4","2026-02-21 09:00","Analytics",""
"102","lifecyclestage","","2026-02-22 09:00","CRM UI",""
`;

/** The same of deals, as connectors that copy HubSpot to a warehouse name it. */
export const hubspotDealHistory = `deal_id,name,source,source_id,timestamp,value
9001,dealstage,CRM_UI,userId:1,2026-01-10T09:00:00Z,Discovery
9001,closedate,CRM_UI,userId:1,2026-01-20T09:00:00Z,2026-03-01
9001,dealstage,CRM_UI,userId:1,2026-03-01T12:00:00Z,Closed Won
`;

export const hubspotFormSubmissions = `"Conversion","Submission date","Page URL","Email"
"Book a demo","2026-01-06 10:14","https://vendor.example/demo","Ada@example.org"
"Pricing guide","2026-01-07 14:29","https://vendor.example/pricing","bob@example.com"
`;

export const hubspotEvents = `Event ID,Event name,Event detail,Occurred at,Contact ID
1,Page View,/pricing,2026-01-06 10:00,101
2,Email Open,newsletter,2026-01-07 10:00,102
`;

export const hubspotStages = `Object type,Pipeline,Stage ID,Stage label,Display order
Contact,default,1,Lead,0
Contact,default,2,Marketing Qualified Lead,1
Deal,Sales Pipeline,3,Discovery,0
`;

export const salesforceOpportunityStages = `Id,MasterLabel,ApiName,IsActive,SortOrder,IsClosed,IsWon
01JAA000000sta1,Qualification,Qualification,true,1,false,false
01JAA000000sta2,Closed Won,Closed Won,true,2,true,true
`;
