/* Where a printed document goes.
 * Invariant: what goes to the standard output is whole before its first byte goes there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/paper-out.h"

#include <glib/gi18n-lib.h>

static gboolean
is_file (JalonsArguments *arguments)
{
  return !g_str_equal (jalons_arguments_value (arguments, "output"), "-");
}

/**
 * jalons_paper_out_check:
 * @n_words: how many words name the document, its kind among them
 * @sentence: what to say when there are more or fewer
 *
 * Returns: whether there are @n_words, and --output says where the document goes
 */
gboolean
jalons_paper_out_check (JalonsArguments *arguments,
                        unsigned n_words,
                        const char *sentence,
                        GError **error)
{
  if (g_strv_length ((char **) jalons_arguments_words (arguments)) != n_words)
    return jalons_cli_usage_error (error, "%s", sentence);
  if (!jalons_arguments_has (arguments, "output"))
    return jalons_cli_usage_error (error, _ ("Say where to write: --output=FILE.pdf."));
  return TRUE;
}

/**
 * jalons_paper_out_new:
 * @arguments: with an --output
 *
 * Returns: (transfer full): gets the document
 */
JalonsSpool *
jalons_paper_out_new (JalonsArguments *arguments)
{
  return jalons_spool_new (is_file (arguments) ? jalons_arguments_value (arguments, "output") : NULL);
}

/**
 * jalons_paper_out_keep:
 * @spool: has the whole document
 *
 * Returns: whether it is where --output says
 */
gboolean
jalons_paper_out_keep (JalonsSpool *spool,
                       JalonsArguments *arguments,
                       GError **error)
{
  g_autoptr (GBytes) pdf = NULL;

  if (is_file (arguments))
    return jalons_spool_keep (spool, error);
  pdf = jalons_spool_read (spool, error);
  return pdf != NULL && jalons_cli_save ("-", pdf, error);
}

/**
 * jalons_paper_out_tell:
 *
 * As jalons_paper_out_keep(); when it is in a file, says so.
 */
gboolean
jalons_paper_out_tell (JalonsSpool *spool,
                       JalonsArguments *arguments,
                       GError **error)
{
  if (!jalons_paper_out_keep (spool, arguments, error))
    return FALSE;
  if (is_file (arguments))
    jalons_cli_say (_ ("The document was written to “%s”."), jalons_arguments_value (arguments, "output"));
  return TRUE;
}
