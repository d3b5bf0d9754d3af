import { Button } from 'antd'
import { NoteGlyph } from '../../design/glyphs.tsx'

type Version = Readonly<Record<string, string>>

type ChangedMeanwhileProps = {
  /** Who saved in between, if that is known. */
  who: string | undefined
  /** Field in Chinese → value as shown. */
  theirs: Version
  mine: Version
  onTakeTheirs: () => void
  onKeepMine: () => void
}

/** Somebody else saved the same entry: both versions side by side where they differ, and the choice between them. */
export function ChangedMeanwhile({ who = '别人', theirs, mine, onTakeTheirs, onKeepMine }: ChangedMeanwhileProps) {
  const differing = Object.keys(mine).filter((field) => mine[field] !== theirs[field])
  return (
    <section className="changed-meanwhile" role="alert">
      <h3>
        <NoteGlyph />
        {who}刚刚改过这份资料，还没有保存您的
      </h3>
      {differing.length === 0 ? (
        <p className="note">内容与您填的相同</p>
      ) : (
        <table className="plain-table">
          <caption className="visually-hidden">两份不同的地方</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">名录库里现在</th>
              <th scope="col">您填的</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{theirs[field] || '—'}</td>
                <td>{mine[field] || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="state-actions">
        <Button onClick={onTakeTheirs}>用现在的，放弃我填的</Button>
        <Button onClick={onKeepMine}>留着我填的，接着改</Button>
      </div>
    </section>
  )
}
