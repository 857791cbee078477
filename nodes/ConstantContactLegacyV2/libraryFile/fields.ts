import { choice, resourceLocator, optionalResourceLocator, text } from '../../kit';
import { refuseLeadingZeros } from '../../constantContactShared/fields/numericId';

/** The file that an operation is about. */
export const fileField = refuseLeadingZeros(
	resourceLocator({
		displayName: 'File',
		searchListMethod: 'searchFiles',
		typed: { placeholder: 'e.g. 9' },
	}),
);

const folder = {
	displayName: 'Folder',
	searchListMethod: 'searchFolders',
	typed: { placeholder: 'e.g. -3' },
};

/** The folder that files are moved to. */
export const targetFolderField = refuseLeadingZeros(
	resourceLocator({
		...folder,
		description: 'The folder to move to',
	}),
);

/** The folder that contains a file. */
export const fileFolderField = refuseLeadingZeros(
	optionalResourceLocator({
		...folder,
		description: 'ID 0 means none',
	}),
);

/** Stands for no folder (V2 API 2.7). */
export const NO_FOLDER = '0';

/** A folder that narrows a list of files. */
export const folderFilter = refuseLeadingZeros(
	optionalResourceLocator({
		...folder,
		description: 'Without those in subfolders',
	}),
);

/** The properties of a file. */
export const descriptionField = text({
	displayName: 'Description',
	placeholder: 'e.g. Shop window in spring',
	description: 'A description of the file',
	// V2 API 2.7.
	maxLength: 100,
});

/** Kinds of files. */
export const fileTypeField = choice({
	displayName: 'Type',
	default: 'ALL',
	options: [
		{ name: 'All', value: 'ALL' },
		{ name: 'Documents', value: 'DOCUMENTS' },
		{ name: 'Images', value: 'IMAGES' },
	],
});

/** Where files come from (V2 API 2.7). */
const SOURCES = [
	{ name: 'Facebook', value: 'Facebook' },
	{ name: 'Instagram', value: 'Instagram' },
	{ name: 'Mobile', value: 'Mobile' },
	{ name: 'My Computer', value: 'MyComputer' },
	{ name: 'Shutterstock', value: 'Shutterstock' },
	{ name: 'Stock Image', value: 'StockImage' },
] as const;

/** Where a new file comes from. */
export const sourceField = choice({
	displayName: 'Source',
	default: 'MyComputer',
	options: SOURCES,
});

/** A source that narrows a list of files. */
export const sourceFilter = choice({
	displayName: 'Source',
	default: 'ALL',
	options: [{ name: 'All', value: 'ALL' }, ...SOURCES],
});

/** The order of a list of files. */
export const fileSortField = choice({
	displayName: 'Sort By',
	default: 'CREATED_DATE_DESC',
	description: 'Sort order of the files',
	options: [
		{ name: 'Added (Newest First)', value: 'ADDED_DATE_DESC' },
		{ name: 'Added (Oldest First)', value: 'ADDED_DATE' },
		{ name: 'Created (Newest First)', value: 'CREATED_DATE_DESC' },
		{ name: 'Created (Oldest First)', value: 'CREATED_DATE' },
		{ name: 'Dimensions (Largest First)', value: 'DIMENSION_DESC' },
		{ name: 'Dimensions (Smallest First)', value: 'DIMENSION' },
		{ name: 'Modified (Newest First)', value: 'MODIFIED_DATE_DESC' },
		{ name: 'Modified (Oldest First)', value: 'MODIFIED_DATE' },
		{ name: 'Name (A to Z)', value: 'NAME' },
		{ name: 'Name (Z to A)', value: 'NAME_DESC' },
		{ name: 'Size (Largest First)', value: 'SIZE_DESC' },
		{ name: 'Size (Smallest First)', value: 'SIZE' },
	],
});
