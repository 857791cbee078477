const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

/** Whether a text is an ID of the API, in either case. */
export function isUuid(text: string): boolean {
	return UUID.exec(text)?.[0] === text;
}

/** The first ID in a text of the service, unchanged: some messages identify a record by its ID only (V3 API 3). */
export function findUuid(text: string): string | undefined {
	return UUID.exec(text)?.[0];
}
