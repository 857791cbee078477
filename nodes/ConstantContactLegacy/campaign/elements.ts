/**
 * The texts of a campaign that can be written, in the server's order (V1 API 6.3).
 */
export const CAMPAIGN_ELEMENTS = [
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

export type CampaignElement = (typeof CAMPAIGN_ELEMENTS)[number];

/** Name of the parameter for an element: `FromName` -> `fromName`. */
export function toParameterName(element: CampaignElement): string {
	return `${element.charAt(0).toLowerCase()}${element.slice(1)}`;
}
