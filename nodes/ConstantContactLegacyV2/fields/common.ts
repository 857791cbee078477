import { resourceLocator, optionalResourceLocator } from '../../kit';
import { refuseLeadingZeros } from '../../constantContactShared/fields/numericId';

const LIST = {
	displayName: 'List',
	searchListMethod: 'searchLists',
	typed: { placeholder: 'e.g. 1816842516' },
};

/** The contact list that an operation is about. */
export const listField = refuseLeadingZeros(resourceLocator(LIST));

/** A contact list that narrows a selection. */
export const optionalListField = refuseLeadingZeros(optionalResourceLocator(LIST));

/** The campaign that an operation is about. */
export const campaignField = refuseLeadingZeros(
	resourceLocator({
		displayName: 'Campaign',
		searchListMethod: 'searchCampaigns',
		typed: { placeholder: 'e.g. 1116223998' },
	}),
);

/** The contact that an operation is about. */
export const contactField = refuseLeadingZeros(
	resourceLocator({
		displayName: 'Contact',
		searchListMethod: 'searchContacts',
		typed: { displayName: 'By ID or Email', placeholder: 'e.g. 21930 or ann@example.com' },
	}),
);
