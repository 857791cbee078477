import { locator, optionalLocator } from '../../kit';

const LIST_ID = 'e.g. 2';

/** The contact list that an operation is about. */
export const listField = locator({
	displayName: 'List',
	searchListMethod: 'searchLists',
	typed: { placeholder: LIST_ID },
});

/** A contact list to narrow a selection to. */
export const optionalListField = optionalLocator({
	displayName: 'List',
	searchListMethod: 'searchLists',
	typed: { placeholder: LIST_ID },
});
