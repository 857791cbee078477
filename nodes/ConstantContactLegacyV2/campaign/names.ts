/** The writable properties of a campaign: parameters and the API's names (V2 API 2.4). */
export const CONTENT = {
	name: 'name',
	subject: 'subject',
	fromName: 'from_name',
	fromEmail: 'from_email',
	replyToEmail: 'reply_to_email',
	permissionReminder: 'is_permission_reminder_enabled',
	permissionReminderText: 'permission_reminder_text',
	viewAsWebpage: 'is_view_as_webpage_enabled',
	viewAsWebpageText: 'view_as_web_page_text',
	viewAsWebpageLinkText: 'view_as_web_page_link_text',
	greetingSalutation: 'greeting_salutations',
	greetingName: 'greeting_name',
	greetingString: 'greeting_string',
	emailContent: 'email_content',
	emailTextContent: 'text_content',
	emailContentFormat: 'email_content_format',
	styleSheet: 'style_sheet',
} as const;

/** The same for its footer. */
export const FOOTER = {
	organizationName: 'organization_name',
	organizationAddress1: 'address_line_1',
	organizationAddress2: 'address_line_2',
	organizationAddress3: 'address_line_3',
	organizationCity: 'city',
	organizationState: 'state',
	organizationInternationalState: 'international_state',
	organizationPostalCode: 'postal_code',
	organizationCountry: 'country',
	includeForwardEmail: 'include_forward_email',
	forwardEmailLinkText: 'forward_email_link_text',
	includeSubscribeLink: 'include_subscribe_link',
	subscribeLinkText: 'subscribe_link_text',
} as const;
