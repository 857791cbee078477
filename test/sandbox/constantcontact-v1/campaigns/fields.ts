/** The properties of a campaign that a client may write, in the order of the detail (V1 API 6.3). */
export const CAMPAIGN_FIELDS = [
	'Name',
	'Subject',
	'FromName',
	'CampaignType',
	'ViewAsWebpage',
	'ViewAsWebpageLinkText',
	'ViewAsWebpageText',
	'PermissionReminder',
	'PermissionReminderText',
	'GreetingSalutation',
	'GreetingName',
	'GreetingString',
	'OrganizationName',
	'OrganizationAddress1',
	'OrganizationAddress2',
	'OrganizationAddress3',
	'OrganizationCity',
	'OrganizationState',
	'OrganizationInternationalState',
	'OrganizationCountry',
	'OrganizationPostalCode',
	'IncludeForwardEmail',
	'ForwardEmailLinkText',
	'IncludeSubscribeLink',
	'SubscribeLinkText',
	'EmailContentFormat',
	'EmailContent',
	'EmailTextContent',
	'StyleSheet',
] as const;

export type CampaignField = (typeof CAMPAIGN_FIELDS)[number];

/** The properties that only custom-code campaigns have. */
export const CONTENT_FIELDS: readonly CampaignField[] = [
	'EmailContentFormat',
	'EmailContent',
	'EmailTextContent',
	'StyleSheet',
];

const YES_NO = ['YES', 'NO'];

/** Properties that accept only these values. */
export const FIELD_VALUES: Partial<Record<CampaignField, readonly string[]>> = {
	CampaignType: ['STOCK', 'CUSTOM', 'TEMPLATE_V2'],
	ViewAsWebpage: YES_NO,
	PermissionReminder: YES_NO,
	GreetingName: ['FirstName', 'LastName', 'FirstAndLastName', 'None'],
	IncludeForwardEmail: YES_NO,
	IncludeSubscribeLink: YES_NO,
	EmailContentFormat: ['HTML', 'XHTML'],
};

/** What the documented minimal campaign contains (V1 API 6.4). */
export const REQUIRED_FIELDS: readonly CampaignField[] = [
	'Name',
	'Subject',
	'FromName',
	'ViewAsWebpage',
	'PermissionReminder',
	'OrganizationName',
	'OrganizationAddress1',
	'EmailContent',
	'EmailTextContent',
];

/** What a client may send back, but not change. */
export const READ_ONLY = [
	'Status',
	'Date',
	'LastEditDate',
	'LastRunDate',
	'NextRunDate',
	'Sent',
	'Opens',
	'Clicks',
	'Bounces',
	'Forwards',
	'OptOuts',
	'SpamReports',
	'SharePageURL',
	'ArchiveStatus',
	'ArchiveURL',
	'Urls',
	'URLS',
] as const;
