import { resourceLocator, optionalResourceLocator } from '../../kit';

const LIST = {
	displayName: 'List',
	searchListMethod: 'searchLists',
	typed: { placeholder: 'e.g. 2' },
};

/** The contact list that an operation is about. */
export const listField = resourceLocator(LIST);

/** A contact list that narrows a selection. */
export const optionalListField = optionalResourceLocator(LIST);
