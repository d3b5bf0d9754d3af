import type { Import } from '@sunlot/contract'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { NoteGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'
import { useImportStep } from './imports.queries.ts'

type MapColumnsProps = {
  one: Import
  onDone: () => void
}

/** 对应各列: what each column of the sheet is read as. */
export function MapColumns({ one, onDone }: MapColumnsProps) {
  const [chosen, setChosen] = useState(() => new Map(one.columns.map(({ letter, field }) => [letter, field])))
  const mapping = useImportStep(one.id)
  const taken = [...chosen.values()]
  const twice = one.fields.filter(({ key }) => taken.filter((field) => field === key).length > 1)
  const missing = one.fields.filter(({ key, required }) => required && !taken.includes(key))
  const nameless = one.kind === 'targets' && !taken.includes('code') && !taken.includes('ownCode')
  const lacking = [...missing.map(({ name }) => name), ...(nameless ? ['统一社会信用代码或编号'] : [])]

  return (
    <>
      <div className="import-mapping">
        <p className="import-mapping-lead">
          {one.status === 'mapping' ? '有必须的列没认出来，指定以后再核对。' : ''}
          左边是表里的列，右边是导入成什么；选“不导入”的列原样留在表里，不影响其他列
        </p>
        <table className="plain-table">
          <caption className="visually-hidden">表里的列和导入成什么</caption>
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">表里的标题</th>
              <th scope="col">导入成</th>
            </tr>
          </thead>
          <tbody>
            {one.columns.map(({ letter, heading }) => (
              <tr key={letter}>
                <td>{letter}</td>
                <td>{heading || '（没有标题）'}</td>
                <td>
                  <Select
                    className="import-mapping-field"
                    aria-label={`${letter} 列 ${heading} 导入成`}
                    value={chosen.get(letter) ?? ''}
                    options={[
                      { value: '', label: '不导入' },
                      ...one.fields.map(({ key, name, required }) => ({
                        value: key,
                        label: required ? `${name}（必须）` : name,
                      })),
                    ]}
                    onChange={(field) => setChosen(new Map(chosen).set(letter, field || null))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <FailureNote error={mapping.error} what="没有按这样对应" />
      </div>
      <footer className="import-footer">
        <span className="import-verdict">
          {lacking.length > 0 && (
            <>
              <UnmetGlyph size={16} />
              <span>
                <b>还没有对应：{lacking.join('、')}</b>
              </span>
            </>
          )}
          {twice.length > 0 && (
            <>
              <NoteGlyph size={16} />
              <span>{twice.map(({ name }) => `“${name}”`).join('、')}对应了不止一列，只能留一列</span>
            </>
          )}
        </span>
        <Button
          type="primary"
          disabled={lacking.length > 0 || twice.length > 0}
          loading={mapping.isPending}
          onClick={() =>
            mapping.mutate({ step: 'mapping', body: { fields: Object.fromEntries(chosen) } }, { onSuccess: onDone })
          }
        >
          按这样对应，开始核对
        </Button>
      </footer>
    </>
  )
}
