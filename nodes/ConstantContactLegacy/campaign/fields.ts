import { choice, resourceLocator, optionalResourceLocator, required, text } from '../../kit';
import {
	countryField,
	footerTexts,
	optionalTexts,
} from '../../constantContactShared/fields/campaignFields';
import { campaignLists } from '../../constantContactShared/fields/campaignLists';
import { refuseLeadingZeros } from '../../constantContactShared/fields/numericId';

const EMAIL_ADDRESS_ID = 'e.g. 1';

/** The campaign that an operation is about. */
export const campaignField = refuseLeadingZeros(
	resourceLocator({
		displayName: 'Campaign',
		searchListMethod: 'searchCampaigns',
		typed: { placeholder: 'e.g. 1100544815515' },
	}),
);

/**
 * The default texts that the server fills with the account's data, if a campaign requires them (V1 API 6.3).
 */
export const ACCOUNT_DEFAULTS = {
	OrganizationName: '$ACCOUNT.ORGANIZATIONNAME',
	OrganizationAddress1: '$ACCOUNT.ADDRESS_LINE_1',
};

/** Addresses of the account shown in the email; they must be verified (V1 API 6.3). */
export const senderFields = {
	fromEmail: refuseLeadingZeros(
		resourceLocator({
			displayName: 'From Email',
			description: 'Verified address of the account',
			searchListMethod: 'searchEmailAddresses',
			typed: { placeholder: EMAIL_ADDRESS_ID },
		}),
	),
	replyToEmail: refuseLeadingZeros(
		optionalResourceLocator({
			displayName: 'Reply-To Email',
			description: 'Verified; if empty, a new campaign uses the From Email',
			searchListMethod: 'searchEmailAddresses',
			typed: { placeholder: EMAIL_ADDRESS_ID },
		}),
	),
};

/** The email itself. */
export const contentFields = {
	emailContent: required(
		text({
			displayName: 'Email Content',
			rows: 8,
			description:
				'The email in HTML or XHTML. Opens are counted if it contains the tag &lt;OpenTracking/&gt;.',
		}),
	),
	emailTextContent: required(
		text({
			displayName: 'Email Text Content',
			rows: 4,
			placeholder: 'e.g. <Text>Hello</Text>',
		}),
	),
};

/** The sender's details, which the law requires in the footer. */
export const organizationFields = {
	organizationName: text({
		displayName: 'Organization Name',
		default: ACCOUNT_DEFAULTS.OrganizationName,
		description: 'Default: that of the account',
	}),
	organizationAddress1: text({
		displayName: 'Organization Address 1',
		default: ACCOUNT_DEFAULTS.OrganizationAddress1,
		description: 'Default: that of the account',
	}),
};

/** Yes or no, in the API's words. */
function yesNo(displayName: string) {
	return choice({
		displayName,
		default: 'YES',
		options: [
			{ name: 'No', value: 'NO' },
			{ name: 'Yes', value: 'YES' },
		],
	});
}

/** Everything else that can be set. */
export const optionalFields = {
	...optionalTexts,
	...footerTexts,
	greetingName: choice({
		displayName: 'Greeting Name',
		default: 'FirstName',
		options: [
			{ name: 'First and Last Name', value: 'FirstAndLastName' },
			{ name: 'First Name', value: 'FirstName' },
			{ name: 'Last Name', value: 'LastName' },
			{ name: 'None', value: 'None' },
		],
	}),
	includeForwardEmail: yesNo('Include Forward Email'),
	includeSubscribeLink: yesNo('Include Subscribe Link'),
	lists: campaignLists('getLists'),
	// The API requires lower case (V1 API 6.3).
	organizationCountry: countryField((code) => code.toLowerCase()),
	permissionReminder: yesNo('Permission Reminder'),
	viewAsWebpage: yesNo('View as Webpage'),
};
