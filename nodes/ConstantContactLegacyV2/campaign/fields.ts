import {
	choice,
	collection,
	resourceLocator,
	optionalResourceLocator,
	required,
	text,
	toggle,
} from '../../kit';
import {
	countryField,
	footerTexts,
	optionalTexts,
} from '../../constantContactShared/fields/campaignFields';
import { campaignLists } from '../../constantContactShared/fields/campaignLists';
import { createClearing } from '../../constantContactShared/fields/clearing';

const BY_ADDRESS = { displayName: 'By Email Address', placeholder: 'e.g. name@email.com' };

/** Addresses shown in the email; the account must have confirmed them (V2 API 2.6). */
export const senderFields = {
	fromEmail: resourceLocator({
		displayName: 'From Email',
		description: 'Confirmed address of the account',
		searchListMethod: 'searchEmailAddresses',
		typed: BY_ADDRESS,
	}),
	replyToEmail: optionalResourceLocator({
		displayName: 'Reply-To Email',
		description: 'Confirmed; if empty, a new campaign uses the From Email',
		searchListMethod: 'searchEmailAddresses',
		typed: BY_ADDRESS,
	}),
};

/** The email itself. */
export const contentFields = {
	emailContent: required(
		text({
			displayName: 'Email Content',
			rows: 8,
			description: 'HTML or XHTML; characters outside of ISO-8859-1 are sent as references',
		}),
	),
	emailTextContent: required(
		text({
			displayName: 'Email Text Content',
			rows: 4,
		}),
	),
};

/** Everything else that can be set, except the footer. */
export const optionalFields = {
	...optionalTexts,
	greetingName: choice({
		displayName: 'Greeting Name',
		default: 'FIRST_NAME',
		options: [
			{ name: 'First and Last Name', value: 'FIRST_AND_LAST_NAME' },
			{ name: 'First Name', value: 'FIRST_NAME' },
			{ name: 'Last Name', value: 'LAST_NAME' },
			{ name: 'None', value: 'NONE' },
		],
	}),
	lists: campaignLists('getLists'),
	permissionReminder: toggle({
		displayName: 'Permission Reminder',
		default: true,
	}),
	viewAsWebpage: toggle({
		displayName: 'View as Webpage',
		default: true,
	}),
};

const footerFields = {
	...footerTexts,
	includeForwardEmail: toggle({
		displayName: 'Include Forward Email',
		default: true,
	}),
	includeSubscribeLink: toggle({
		displayName: 'Include Subscribe Link',
		default: true,
	}),
	organizationAddress1: text({
		displayName: 'Organization Address 1',
	}),
	organizationCountry: countryField((code) => code.toUpperCase()),
	organizationName: text({
		displayName: 'Organization Name',
	}),
};

/** The sender's details, which the law requires below the content. */
export const messageFooterField = collection({
	displayName: 'Message Footer',
	placeholder: 'Add Footer Field',
	fields: footerFields,
});

/** What an update can clear. */
export const clearing = createClearing({ ...optionalFields, ...footerFields });

/** Counters are from the last scheduled refresh unless an update is requested (V2 API 2.5). */
export const refreshResultsField = required(
	toggle({
		displayName: 'Refresh Results',
		default: false,
		description: 'Whether to recount opens, clicks and so on first',
	}),
);
