export { binaryPath, fileItem, readBinary, storeBinary, useBinaryMode } from './binary';
export type { BinaryMode, FileInput } from './binary';
export { withConnection } from './connection';
export type { Connection } from './connection';
export type { CredentialData } from './credentials';
export { listSearch, loadOptions, resourceMapperFields } from './editor';
export type { EditorOptions, ListSearchOptions } from './editor';
export { ownNodeType, packageJson, ROOT, TypeRegistry } from './nodeTypes';
export type { LoadFrom } from './nodeTypes';
export { refusal } from './refusal';
export { pollingNode } from './runPoll';
export type { PollDatabase, PollingNode, PollRun } from './runPoll';
export { runNode } from './runNode';
export type { NodeResult, NodeSource, RunNodeOptions } from './runNode';
export { runWorkflow, toWorkflowRun } from './runWorkflow';
export type {
	ExecutionFailure,
	NodeRun,
	RunMode,
	RunWorkflowOptions,
	WorkflowJson,
	WorkflowRun,
} from './runWorkflow';
export { testCredential, testMessage } from './testCredential';
export { AT_ONCE, endTimeoutsAfter, watchWaits } from './waits';
