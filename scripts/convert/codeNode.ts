import { convertFile } from './workflow';

/** The item of the Code node: the text of the file, and the file itself. */
interface FileItem {
	json: { text?: unknown };
	binary?: Record<string, { fileName?: string }>;
}

interface ConvertedItem {
	json: { fileName: string; text: string; converted: number; kept: number; problem?: string };
}

/** What the Code node of the example returns: the converted file, or a text with the reason why there is none. */
export function convertItem({ json, binary = {} }: FileItem): ConvertedItem {
	const [{ fileName = 'workflow.json' } = {}] = Object.values(binary);
	try {
		const { text, reports } = convertFile(String(json.text));
		const converted = reports.filter(({ isConverted }) => isConverted).length;
		const kept = reports.length - converted;
		return {
			json: { fileName: `${fileName.replace(/\.json$/i, '')} (V3).json`, text, converted, kept },
		};
	} catch (error) {
		const problem = error instanceof Error ? error.message : String(error);
		return {
			json: { fileName: 'not converted.txt', text: `${problem}\n`, converted: 0, kept: 0, problem },
		};
	}
}
