import { text, toggle } from '../../kit';

/** What a list is for. */
export const descriptionField = text({
	displayName: 'Description',
	description: 'What the list is for. Only people who use the account see it.',
	rows: 3,
});

/** Whether a list is among the favorites. */
export const favoriteField = toggle({
	displayName: 'Favorite',
	default: false,
	description: 'Whether the list is among the favorites of the account',
});
