import type { INode, INodeExecutionData } from 'n8n-workflow';
import { fileItem } from '../../support';
import { baseNode } from './engine';

/** The contact list for the rows. */
export const LIST = '1';

/** A CSV file of people with about 80 bytes per row, in an n8n item. */
export async function rowsFile(rows: number): Promise<INodeExecutionData> {
	const content = rowsText(rows);
	return await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' });
}

/** The same file as text. */
export function rowsText(rows: number): string {
	const lines = Array.from(
		{ length: rows },
		(_, index) =>
			`person.number.${index}@example.com,First ${index},Last name ${index},Long name of a city\n`,
	);
	return `Email Address,First Name,Last Name,City\n${lines.join('')}`;
}

/** Extract from File, which converts the rows to items. */
export const EXTRACT: INode = baseNode('Extract from File', 'extractFromFile', 1.1, {
	operation: 'csv',
	options: {},
});
