/** Everything that an async iterable yields. By itself, as what else tests share loads n8n's engine. */
export async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
	const all: Value[] = [];
	for await (const value of values) all.push(value);
	return all;
}
