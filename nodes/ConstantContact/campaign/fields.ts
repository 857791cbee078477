import { locator, optionalLocator, required, text } from '../../kit';

const senderMode = {
	searchListMethod: 'searchSenders',
	typed: { displayName: 'By Email Address', placeholder: 'e.g. name@email.com' },
};

/** The campaign that an operation is about. */
export const campaignField = locator({
	displayName: 'Campaign',
	description: 'The campaign to work on',
	searchListMethod: 'searchCampaigns',
	typed: { placeholder: 'e.g. 6d1f3c80-7e1b-11ee-9a5c-fa163e7b09ea' },
});

export const nameField = required(
	text({
		displayName: 'Name',
		placeholder: 'e.g. June newsletter',
		description: 'Name of the campaign; each occurs once in an account',
		maxLength: 80,
	}),
);

export const subjectField = required(
	text({ displayName: 'Subject', description: 'Subject of the e-mail' }),
);

export const fromNameField = required(
	text({
		displayName: 'From Name',
		placeholder: "e.g. Joe's Flowers",
		description: 'Name that the e-mail is sent under',
		maxLength: 100,
	}),
);

export const fromEmailField = locator({
	displayName: 'From Email',
	description:
		'Confirmed e-mail address of the account. Addresses of free mail services are replaced by the service.',
	...senderMode,
});

export const replyToField = optionalLocator({
	displayName: 'Reply-To Email',
	description: 'Confirmed e-mail address that gets the replies; the From Email when left out',
	...senderMode,
});

export const htmlField = required(
	text({
		displayName: 'HTML Content',
		rows: 8,
		description:
			'The e-mail as HTML. The mark [[trackingImage]], by which opens are counted, is put in where it is missing.',
	}),
);

export const preheaderField = text({
	displayName: 'Preheader',
	description: 'Text that mail programs show beside the subject',
	maxLength: 200,
});
