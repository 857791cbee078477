import { resourceLocator, optionalResourceLocator } from '../../kit';

const LIST_ID = 'e.g. 2';

/** The contact list that an operation is about. */
export const listField = resourceLocator({
	displayName: 'List',
	searchListMethod: 'searchLists',
	typed: { placeholder: LIST_ID },
});

/** A contact list that narrows a selection. */
export const optionalListField = optionalResourceLocator({
	displayName: 'List',
	searchListMethod: 'searchLists',
	typed: { placeholder: LIST_ID },
});
