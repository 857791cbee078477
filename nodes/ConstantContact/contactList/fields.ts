import { text, toggle } from '../../kit';

/** What a list is for. */
export const descriptionField = text({
	displayName: 'Description',
	description: 'Visible only to users of the account',
	rows: 3,
});

/** Whether a list is among the favorites. */
export const favoriteField = toggle({
	displayName: 'Favorite',
	default: false,
	description: "Whether it is among the account's favorites",
});
