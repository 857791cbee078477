import { required, text } from '../../kit';

/** The name of a contact list. */
export const listNameField = required(
	text({
		displayName: 'Name',
		placeholder: 'e.g. Newsletter',
		description: 'Name of the list',
		// V1 API 3; V2 API 2.3.
		maxLength: 255,
	}),
);
