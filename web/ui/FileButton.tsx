import { Button, type ButtonProps } from 'antd'
import { type ReactNode, useRef } from 'react'

export type FileButtonProps = Omit<ButtonProps, 'onClick' | 'title'> & {
  label: string
  /** As the browser wants it: '.json,.csv'. */
  accept: string
  multiple?: boolean
  testId?: string
  onFiles(files: readonly File[]): void
}

/** The browser's own field for files speaks its language and not ours. */
export function FileButton(props: FileButtonProps): ReactNode {
  const { label, accept, multiple = false, testId, onFiles, ...button } = props
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...button} onClick={() => picker.current?.click()}>
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        // `hidden` alone is weaker than what Ant Design says of fields for files in a form.
        style={{ display: 'none' }}
        accept={accept}
        multiple={multiple}
        aria-label={label}
        data-testid={testId}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ''
        }}
      />
    </>
  )
}
