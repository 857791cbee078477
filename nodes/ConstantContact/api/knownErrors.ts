import { createNotFoundErrors, type KnownError } from '../../kit';

/** Requests that don't name a record. */
const COLLECTIONS =
	/^GET \/(?:account\/\w+(?:\/\w+)?|activities|automations\/workflows|contacts(?:\/counts)?|contact_lists|contact_tags|contact_custom_fields|events|segments|emails|reports\/summary_reports\/\w+|social\/\w+(?:\/\w+)?)$/;

/** What to do about the V3 API's error responses (V3 API 3). The first match applies. */
export const knownErrors: KnownError[] = [
	{
		status: 202,
		nextStep:
			'Constant Contact is still computing the result, e.g. who belongs to a segment. Run again in a few minutes.',
	},
	{
		status: 400,
		matches: /email_address is not a valid email address/,
		nextStep:
			'Correct the address. If it is right, it may have been signed up more than five times in a day: Constant Contact then refuses it for two days. Test with other addresses.',
	},
	{
		status: 400,
		request: /^POST \/emails\/activities\/[^/]+\/schedules$/,
		when: 'when a campaign is scheduled',
		nextStep:
			"A campaign needs recipients, a confirmed sender and the postal address of the account ('Account: Set Address'), and must be a draft or sent. Correct what the message names, then run again.",
	},
	{
		status: 400,
		request: /^POST \/emails\/activities\/[^/]+\/tests$/,
		when: 'when a test is sent',
		nextStep:
			'An account can send tests to 50 addresses a day. Correct what the message names, or send the others tomorrow.',
	},
	{
		status: 400,
		request: /^PUT \/emails\/activities\/[^/]+$/,
		when: 'when a campaign is changed',
		nextStep:
			"Correct what the message names. Sent campaigns with custom HTML can't be changed: make a new campaign with 'Campaign: Create'.",
	},
	{
		status: 400,
		request: /^DELETE \/emails\/[^/]+$/,
		when: 'when a campaign is deleted',
		nextStep:
			"Correct what the message names. To delete a scheduled campaign, use 'Campaign Activity: Unschedule' first.",
	},
	{
		status: 400,
		nextStep:
			'Constant Contact found a value that it does not accept: correct what the message names, then run again.',
	},
	{
		status: 401,
		nextStep:
			'Constant Contact refuses the access token even after it was renewed. Check the Base URL in the credential, then reconnect the account there.',
	},
	{
		status: 403,
		matches: /lacks the scope/,
		nextStep:
			'Open the credential and reconnect the account: the connection was made without this permission.',
	},
	{
		status: 403,
		matches: /privilege/i,
		nextStep:
			"Connect the credential with the login of the account's owner, or have the owner give this user a role with this privilege.",
	},
	{
		status: 403,
		matches: /^Forbidden$/,
		nextStep:
			'Check the Base URL in the credential: the address of the API is https://api.cc.email/v3.',
	},
	{
		status: 403,
		nextStep:
			"The user who connected the account, or the application, lacks the right to do this. Connect the credential with the login of the account's owner, and check on the developer site that the application is active.",
	},
	{
		status: 404,
		matches: /has no A\/B test/,
		nextStep: 'The campaign has no A/B test. While it is a draft, one can be created.',
	},
	...createNotFoundErrors('Constant Contact', COLLECTIONS),
	{
		status: 409,
		matches: /exists for contact/i,
		nextStep:
			"The contact that the message names has the address or the SMS number already, perhaps as one that was deleted. 'Create or Update' changes it; with 'Restore Deleted' it brings a deleted one back.",
	},
	{
		status: 409,
		matches: /A\/B test|resend activity/i,
		nextStep:
			'A campaign can have only one A/B test and one resend. Delete the existing one first.',
	},
	{
		status: 409,
		matches: /resubscribe/i,
		nextStep:
			'The one email that asks the person to subscribe again was already sent. Now only the person can resubscribe.',
	},
	{
		status: 409,
		nextStep:
			'It already exists: email addresses, and the names of lists, tags, custom fields, segments and campaigns, are unique in an account. Update it instead, or choose another name.',
	},
	{
		status: 415,
		nextStep: "Constant Contact doesn't accept data of this kind. Check the file, then run again.",
	},
	{
		status: 429,
		matches: /quota_exceeded/,
		nextStep:
			"The application's key has used up its 10,000 requests for the day. The count resets at 00:00 UTC; run again after that.",
	},
	{
		status: 429,
		nextStep:
			"Constant Contact allows four requests per second for an application's key, no matter what sends them. Run again in a minute, or set a lower 'Requests per Second' in the credential, under 'Customize Connection'.",
	},
];
