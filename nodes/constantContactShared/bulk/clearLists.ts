import { collection, timeoutField } from '../../kit';
import { waitOptionsIfWanted } from './waiting';

/** The texts of *Clear Lists*, in both versions. */
export const clearListsInfo = {
	value: 'clearLists',
	name: 'Clear Lists',
	action: 'Remove all contacts from lists',
	description:
		"Remove all contacts from lists. They stay in the account. Don't add any to these lists until the activity is complete.",
	requests: 'One per input item, and one per status check',
};

/** The options of *Clear Lists*. */
export const clearListsOptions = collection({
	displayName: 'Options',
	fields: { ...waitOptionsIfWanted, requestTimeout: timeoutField },
});
