import { choice } from '../../kit';

/** In which order a list is sorted by what 'Sort By' names. */
export const sortOrder = choice({
	displayName: 'Sort Order',
	default: 'ASC',
	options: [
		{ name: 'Ascending', value: 'ASC' },
		{ name: 'Descending', value: 'DESC' },
	],
});
