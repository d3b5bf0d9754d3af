const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

/** Media type of a document by the ending of its name, or undefined; it is only ever offered to be saved. */
export function documentKind(fileName: string): string | undefined {
  const ending = fileName.split('.').at(-1)?.toLowerCase() ?? ''
  return Object.hasOwn(DOCUMENT_TYPES, ending) ? DOCUMENT_TYPES[ending] : undefined
}
