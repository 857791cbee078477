import { choice, collection, locator, optionalLocator, required, text, toggle } from '../../kit';
import {
	countryField,
	footerTexts,
	optionalTexts,
} from '../../constantContactShared/campaignFields';
import { campaignLists } from '../../constantContactShared/campaignLists';
import { clearingOf } from '../../constantContactShared/clearing';

const BY_ADDRESS = { displayName: 'By Email Address', placeholder: 'e.g. name@email.com' };

/** Addresses that the e-mail bears; the account must have confirmed them (API notes 2.6). */
export const senderFields = {
	fromEmail: locator({
		displayName: 'From Email',
		description: 'Confirmed e-mail address of the account that the e-mail is sent from',
		searchListMethod: 'searchEmailAddresses',
		typed: BY_ADDRESS,
	}),
	replyToEmail: optionalLocator({
		displayName: 'Reply-To Email',
		description:
			'Confirmed e-mail address of the account that gets the replies. A new campaign takes the From Email when empty.',
		searchListMethod: 'searchEmailAddresses',
		typed: BY_ADDRESS,
	}),
};

/** The e-mail itself. */
export const contentFields = {
	emailContent: required(
		text({
			displayName: 'Email Content',
			rows: 8,
			description:
				'The e-mail in HTML or XHTML. Characters that are not part of ISO-8859-1 are sent as character references.',
		}),
	),
	emailTextContent: required(
		text({
			displayName: 'Email Text Content',
			rows: 4,
			description: 'The e-mail for those who read plain text',
		}),
	),
};

/** Everything else that can be set, the footer excepted. */
export const optionalFields = {
	...optionalTexts,
	greetingName: choice({
		displayName: 'Greeting Name',
		default: 'FIRST_NAME',
		description: 'Which name of the contact the greeting has',
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
		description: 'Whether the e-mail says why the contact gets it',
	}),
	viewAsWebpage: toggle({
		displayName: 'View as Webpage',
		default: true,
		description: 'Whether the e-mail has a link to a web page of it',
	}),
};

const footerFields = {
	...footerTexts,
	includeForwardEmail: toggle({
		displayName: 'Include Forward Email',
		default: true,
		description: 'Whether the e-mail has a link that forwards it',
	}),
	includeSubscribeLink: toggle({
		displayName: 'Include Subscribe Link',
		default: true,
		description: 'Whether a forwarded e-mail has a link to subscribe',
	}),
	organizationAddress1: text({
		displayName: 'Organization Address 1',
		description: 'First line of the address in the footer',
	}),
	organizationCountry: countryField((code) => code.toUpperCase()),
	organizationName: text({
		displayName: 'Organization Name',
		description: 'Name of the sender in the footer',
	}),
};

/** Who sends the e-mail, as the law wants it below the content. */
export const messageFooterField = collection({
	displayName: 'Message Footer',
	placeholder: 'Add Footer Field',
	description: 'Sender and links below the content',
	fields: footerFields,
});

/** What an update can empty. */
export const clearing = clearingOf({ ...optionalFields, ...footerFields });

/** Counters are those of the last scheduled refresh unless they are asked for anew (API notes 2.5). */
export const refreshResultsField = required(
	toggle({
		displayName: 'Refresh Results',
		default: false,
		description: 'Whether the server counts opens, clicks and so on anew before it answers',
	}),
);
