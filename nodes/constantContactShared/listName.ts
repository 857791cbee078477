import { required, text } from '../kit';

/** The name of a contact list. */
export const listNameField = required(
	text({
		displayName: 'Name',
		placeholder: 'e.g. Newsletter',
		description: 'Name of the list',
		// API notes of v1, 3; of v2, 2.3.
		maxLength: 255,
	}),
);
