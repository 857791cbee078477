import { choice } from '../../kit';

/** The sort order for the field chosen under 'Sort By'. */
export const sortOrder = choice({
	displayName: 'Sort Order',
	default: 'ASC',
	options: [
		{ name: 'Ascending', value: 'ASC' },
		{ name: 'Descending', value: 'DESC' },
	],
});
