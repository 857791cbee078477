import { atLeastOne, idChoices } from '../../constantContactShared/fields/idChoices';
import { refuseLeadingZeros } from '../../constantContactShared/fields/numericId';

const anyFiles = idChoices({
	displayName: 'File Names or IDs',
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	loadOptionsMethod: 'getFiles',
});

/** Files in the library; at least one. */
export const filesField = refuseLeadingZeros(
	atLeastOne(anyFiles, 'Choose at least one file, or enter file IDs.'),
);
