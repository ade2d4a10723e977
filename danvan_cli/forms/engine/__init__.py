"""The Word engine: template bytes and plain data in, .docx bytes out; nothing here knows what a dossier is.

`template.open_template` opens a form, `batch.render_batch` fills it many times (in a child process when the
template is not ours), `text` reads a written file back, `tags` lists what a template asks for; `controls` and
`marks` put a content control around each value, `found` reads them.
"""
