import {
	choice,
	InputError,
	locator,
	optionalLocator,
	required,
	text,
	type Field,
} from '../../../kit';
import { listIds } from './listIds';

const EMAIL_ADDRESS_ID = 'e.g. 1';

/** The campaign that an operation is about. */
export const campaignField = locator({
	displayName: 'Campaign',
	description: 'The campaign to work on',
	searchListMethod: 'searchCampaignsV1',
	typed: { placeholder: 'e.g. 1100544815515' },
});

/**
 * The words with which the server fills in data of the account, where a campaign must name them
 * (API notes 6.3).
 */
export const ACCOUNT_DEFAULTS = {
	OrganizationName: '$ACCOUNT.ORGANIZATIONNAME',
	OrganizationAddress1: '$ACCOUNT.ADDRESS_LINE_1',
};

/** What a recipient sees first. */
export const headFields = {
	name: required(
		text({
			displayName: 'Name',
			placeholder: 'e.g. June newsletter',
			description: 'Name of the campaign; no two campaigns have the same',
		}),
	),
	subject: required(text({ displayName: 'Subject', description: 'Subject of the e-mail' })),
	fromName: required(
		text({
			displayName: 'From Name',
			placeholder: "e.g. Joe's Flowers",
			description: 'Name that the e-mail is sent under',
		}),
	),
};

/** Addresses of the account that the e-mail bears; they must be verified (API notes 6.3). */
export const senderFields = {
	fromEmail: locator({
		displayName: 'From Email',
		description: 'Verified e-mail address of the account that the e-mail is sent from',
		searchListMethod: 'searchEmailAddressesV1',
		typed: { placeholder: EMAIL_ADDRESS_ID },
	}),
	replyToEmail: optionalLocator({
		displayName: 'Reply-To Email',
		description:
			'Verified e-mail address of the account that gets the replies. A new campaign takes the From Email when empty.',
		searchListMethod: 'searchEmailAddressesV1',
		typed: { placeholder: EMAIL_ADDRESS_ID },
	}),
};

/** The e-mail itself. */
export const contentFields = {
	emailContent: required(
		text({
			displayName: 'Email Content',
			rows: 8,
			description:
				'The e-mail in HTML or XHTML. Put the tag &lt;OpenTracking/&gt; into it to have opens counted.',
		}),
	),
	emailTextContent: required(
		text({
			displayName: 'Email Text Content',
			rows: 4,
			placeholder: 'e.g. <Text>Hello</Text>',
			description: 'The e-mail for those who read plain text',
		}),
	),
};

/** Who sends the e-mail, as the law wants it in the footer. */
export const organizationFields = {
	organizationName: text({
		displayName: 'Organization Name',
		default: ACCOUNT_DEFAULTS.OrganizationName,
		description: 'Name of the sender in the footer. The default stands for that of the account.',
	}),
	organizationAddress1: text({
		displayName: 'Organization Address 1',
		default: ACCOUNT_DEFAULTS.OrganizationAddress1,
		description:
			'First line of the address in the footer. The default stands for that of the account.',
	}),
};

/** Yes or no, in the words of the API. */
function yesNo(displayName: string, description: string) {
	return choice({
		displayName,
		description,
		default: 'YES',
		options: [
			{ name: 'No', value: 'NO' },
			{ name: 'Yes', value: 'YES' },
		],
	});
}

const anyCountry = text({
	displayName: 'Organization Country',
	placeholder: 'e.g. us',
	description: 'Code of the country, two letters',
});

const country: Field<string | undefined> = {
	...anyCountry,
	read(raw, context) {
		// The API wants lower case (API notes 6.3).
		const code = anyCountry.read(raw, context)?.toLowerCase();
		if (code === undefined || /^[a-z]{2}$/.test(code)) return code;
		throw new InputError(
			`'${context.label}' is '${code}', no code of a country`,
			'Use the two letters of the country, e.g. us.',
		);
	},
};

/** Everything else that can be set. */
export const optionalFields = {
	emailContentFormat: choice({
		displayName: 'Email Content Format',
		default: 'HTML',
		description: 'Language of the content',
		options: [
			{ name: 'HTML', value: 'HTML' },
			{ name: 'XHTML', value: 'XHTML' },
		],
	}),
	forwardEmailLinkText: text({
		displayName: 'Forward Email Link Text',
		description: 'Text of the link that forwards the e-mail',
	}),
	greetingName: choice({
		displayName: 'Greeting Name',
		default: 'FirstName',
		description: 'Which name of the contact the greeting has',
		options: [
			{ name: 'First and Last Name', value: 'FirstAndLastName' },
			{ name: 'First Name', value: 'FirstName' },
			{ name: 'Last Name', value: 'LastName' },
			{ name: 'None', value: 'None' },
		],
	}),
	greetingSalutation: text({
		displayName: 'Greeting Salutation',
		placeholder: 'e.g. Dear',
		description: 'Word before the name',
	}),
	greetingString: text({
		displayName: 'Greeting String',
		placeholder: 'e.g. Greetings!',
		description: 'Greeting of contacts whose name is not known',
	}),
	includeForwardEmail: yesNo(
		'Include Forward Email',
		'Whether the e-mail has a link that forwards it',
	),
	includeSubscribeLink: yesNo(
		'Include Subscribe Link',
		'Whether a forwarded e-mail has a link to subscribe',
	),
	lists: listIds,
	organizationAddress2: text({
		displayName: 'Organization Address 2',
		description: 'Second line of the address in the footer',
	}),
	organizationAddress3: text({
		displayName: 'Organization Address 3',
		description: 'Third line of the address in the footer',
	}),
	organizationCity: text({
		displayName: 'Organization City',
		description: 'City in the footer',
	}),
	organizationCountry: country,
	organizationInternationalState: text({
		displayName: 'Organization International State',
		description: 'State or province outside the United States and Canada',
	}),
	organizationPostalCode: text({
		displayName: 'Organization Postal Code',
		description: 'Postal code in the footer',
	}),
	organizationState: text({
		displayName: 'Organization State',
		placeholder: 'e.g. MA',
		description: 'Code of the state or province in the United States or Canada',
	}),
	permissionReminder: yesNo(
		'Permission Reminder',
		'Whether the e-mail says why the contact gets it',
	),
	permissionReminderText: text({
		displayName: 'Permission Reminder Text',
		rows: 3,
		description: 'Why the contact gets the e-mail',
	}),
	styleSheet: text({
		displayName: 'Style Sheet',
		rows: 4,
		description: 'CSS of the content; only for the format XHTML',
	}),
	subscribeLinkText: text({
		displayName: 'Subscribe Link Text',
		description: 'Text of the link to subscribe',
	}),
	viewAsWebpage: yesNo('View as Webpage', 'Whether the e-mail has a link to a web page of it'),
	viewAsWebpageLinkText: text({
		displayName: 'View as Webpage Link Text',
		placeholder: 'e.g. Click here',
		description: 'Text of the link to the web page',
	}),
	viewAsWebpageText: text({
		displayName: 'View as Webpage Text',
		placeholder: 'e.g. Having trouble viewing this email?',
		description: 'Text before the link to the web page',
	}),
};
