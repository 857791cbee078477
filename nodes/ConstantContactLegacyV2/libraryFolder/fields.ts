import { resourceLocator, optionalResourceLocator, required, text } from '../../kit';
import { refuseLeadingZeros } from '../../constantContactShared/fields/numericId';

const folder = { searchListMethod: 'searchFolders', typed: { placeholder: 'e.g. -3' } };

/** The folder that an operation is about. */
export const folderField = refuseLeadingZeros(
	resourceLocator({
		...folder,
		displayName: 'Folder',
	}),
);

/** The parent of a folder. */
export const parentFolderField = refuseLeadingZeros(
	optionalResourceLocator({
		...folder,
		displayName: 'Parent Folder',
		description: 'ID 0 means the top level',
	}),
);

/** The name of a folder. */
export const nameField = required(
	text({ displayName: 'Name', placeholder: 'e.g. Spring', description: 'Name of the folder' }),
);

/** The root, as a parent folder (V2 API 2.7). */
export const TOPMOST = '0';
