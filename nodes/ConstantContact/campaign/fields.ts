import { resourceLocator, optionalResourceLocator, required, text } from '../../kit';

const senderMode = {
	searchListMethod: 'searchSenders',
	typed: { displayName: 'By Email Address', placeholder: 'e.g. name@email.com' },
};

/** The campaign that an operation is about. */
export const campaignField = resourceLocator({
	displayName: 'Campaign',
	searchListMethod: 'searchCampaigns',
	typed: { placeholder: 'e.g. 6d1f3c80-7e1b-11ee-9a5c-fa163e7b09ea' },
});

export const nameField = required(
	text({
		displayName: 'Name',
		placeholder: 'e.g. June newsletter',
		maxLength: 80,
	}),
);

export const subjectField = required(text({ displayName: 'Subject' }));

export const fromNameField = required(
	text({
		displayName: 'From Name',
		placeholder: "e.g. Joe's Flowers",
		maxLength: 100,
	}),
);

export const fromEmailField = resourceLocator({
	displayName: 'From Email',
	description: 'A confirmed address of the account',
	...senderMode,
});

export const replyToField = optionalResourceLocator({
	displayName: 'Reply-To Email',
	description: 'A confirmed address of the account. Default: the From Email.',
	...senderMode,
});

export const htmlField = required(
	text({
		displayName: 'HTML Content',
		rows: 8,
		description: '[[trackingImage]] is added if missing',
	}),
);

export const preheaderField = text({
	displayName: 'Preheader',
	maxLength: 200,
});
