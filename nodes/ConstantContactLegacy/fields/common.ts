import { resourceLocator, optionalResourceLocator } from '../../kit';
import { refuseLeadingZeros } from '../../constantContactShared/fields/numericId';

const LIST = {
	displayName: 'List',
	searchListMethod: 'searchLists',
	typed: { placeholder: 'e.g. 2' },
};

/** The contact list that an operation is about. */
export const listField = refuseLeadingZeros(resourceLocator(LIST));

/** A contact list that narrows a selection. */
export const optionalListField = refuseLeadingZeros(optionalResourceLocator(LIST));
