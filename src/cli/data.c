/* `jalons demo`, `backup`, `restore` and `check`: the data as a whole.
 * Invariant: nothing of the user's is replaced but by restore, which keeps a copy of what was there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/error.h"
#include "core/words/text.h"
#include "exchange/demo.h"
#include "store/backup.h"
#include "store/files.h"
#include "sync/carry-demo.h"

/* ---- demo ---- */

static gboolean
refuse_words (JalonsArguments *arguments,
              GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);

  return words[0] == NULL || jalons_cli_usage_error (error, _ ("“%s” has no meaning here."), words[0]);
}

static unsigned
count (JalonsDataset *dataset,
       JalonsEntityId entity)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (dataset, entity));
}

static gboolean
refuse_schools (JalonsCli *cli,
                JalonsDataset *dataset,
                GError **error)
{
  if (count (dataset, JALONS_ENTITY_SCHOOL) == 0)
    return TRUE;
  g_set_error (
    error, JALONS_ERROR, JALONS_ERROR_REFUSED,
    _ ("“%s” already has schools: the demonstration needs an empty folder, which “jalons --data FOLDER demo” "
       "chooses."),
    cli->data_dir);
  return FALSE;
}

static void
say_demo (JalonsCli *cli,
          JalonsDataset *dataset)
{
  unsigned n_divisions = count (dataset, JALONS_ENTITY_DIVISION);
  unsigned n_activities = count (dataset, JALONS_ENTITY_ACTIVITY);
  g_autofree char *divisions = g_strdup_printf (ngettext ("%u class", "%u classes", n_divisions), n_divisions);
  g_autofree char *activities = jalons_format_counted (ngettext ("%u activity", "%u activities", n_activities), n_activities);

  /* Translators: "20 classes", "319 activities", a folder. */
  jalons_cli_say (_ ("The demonstration was put in “%3$s”: %1$s, %2$s."), divisions, activities, cli->data_dir);
}

gboolean
jalons_cli_demo (JalonsCli *cli,
                 JalonsArguments *arguments,
                 GError **error)
{
  g_autoptr (JalonsStore) store = refuse_words (arguments, error) ? jalons_cli_open_store (cli, FALSE, error) : NULL;
  g_autoptr (JalonsDataset) dataset = store ? jalons_store_load (store, 0, error) : NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  if (dataset == NULL || !refuse_schools (cli, dataset, error))
    return FALSE;
  drafts = jalons_demo_build ();
  if (!jalons_carry_demo (cli->data_dir, drafts, error) ||
      !jalons_store_put (store, _ ("Add the demonstration"), g_steal_pointer (&drafts), error))
    return FALSE;

  g_clear_object (&dataset);
  dataset = jalons_store_load (store, 0, error);
  if (dataset == NULL)
    return FALSE;
  say_demo (cli, dataset);
  return TRUE;
}

/* ---- backup, restore ---- */

static const char *
one_file (JalonsArguments *arguments,
          GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);

  if (words[0] != NULL && words[1] == NULL)
    return words[0];
  jalons_cli_usage_error (error, _ ("Name one file."));
  return NULL;
}

/* The files of the store go beside the copy: "F.files" for "F". */
static gboolean
copy_files (const char *from,
            const char *to,
            const char *said_to,
            GError **error)
{
  unsigned n_copied = 0;

  if (!jalons_files_copy (from, to, &n_copied, error))
    return FALSE;
  if (n_copied > 0)
    jalons_cli_say (ngettext ("%1$u file was copied into “%2$s”.", "%1$u files were copied into “%2$s”.", n_copied),
                    n_copied, said_to);
  return TRUE;
}

gboolean
jalons_cli_backup (JalonsCli *cli,
                   JalonsArguments *arguments,
                   GError **error)
{
  const char *path = one_file (arguments, error);
  g_autoptr (JalonsStore) store = path ? jalons_cli_open_store (cli, TRUE, error) : NULL;
  g_autofree char *files = NULL, *beside = NULL;

  if (store == NULL || !jalons_store_backup (store, path, NULL, NULL, NULL, error))
    return FALSE;
  jalons_cli_say (_ ("The data were copied into “%s”."), path);
  files = g_build_filename (cli->data_dir, JALONS_FILES_FOLDER, NULL);
  beside = g_strconcat (path, ".files", NULL);
  return copy_files (files, beside, beside, error);
}

gboolean
jalons_cli_restore (JalonsCli *cli,
                    JalonsArguments *arguments,
                    GError **error)
{
  const char *path = one_file (arguments, error);
  g_autofree char *data_file = jalons_cli_data_file (cli), *files = NULL, *beside = NULL;
  gboolean had_data = g_file_test (data_file, G_FILE_TEST_EXISTS);

  if (path == NULL || !jalons_store_restore (cli->data_dir, path, error))
    return FALSE;
  /* Translators: two names: a file and a folder. */
  jalons_cli_say (_ ("The data of “%1$s” are now those of “%2$s”."), path, cli->data_dir);
  if (had_data)
    jalons_cli_say (_ ("What was there before was kept among its backups."));
  files = g_build_filename (cli->data_dir, JALONS_FILES_FOLDER, NULL);
  beside = g_strconcat (path, ".files", NULL);
  return copy_files (beside, files, cli->data_dir, error);
}

/* ---- check ---- */

static void
say_counted (const char *form,
             guint n)
{
  g_autofree char *text = jalons_format_counted (form, n);

  jalons_cli_say ("%s", text);
}

static void
say_check (const JalonsCheck *check)
{
  say_counted (ngettext ("%u record read.", "%u records read.", check->n_records), check->n_records);
  if (check->n_unknown > 0)
    say_counted (ngettext ("%u value that this version of Jalons cannot read.",
                           "%u values that this version of Jalons cannot read.", check->n_unknown),
                 check->n_unknown);
  if (check->n_dangling > 0)
    say_counted (ngettext ("%u reference to something deleted, which is no fault.",
                           "%u references to something deleted, which is no fault.", check->n_dangling),
                 check->n_dangling);
  if (check->n_missing > 0)
    jalons_cli_say (ngettext ("%u PDF, logo or frozen copy that is not in this data folder.",
                              "%u PDFs, logos or frozen copies that are not in this data folder.", check->n_missing),
                    check->n_missing);
  if (check->problems->len == 0)
    jalons_cli_say (_ ("No damage was found."));
}

gboolean
jalons_cli_check (JalonsCli *cli,
                  JalonsArguments *arguments,
                  GError **error)
{
  g_autofree char *path = jalons_cli_data_file (cli);
  g_autoptr (JalonsCheck) check = refuse_words (arguments, error) ? jalons_store_check (path, error) : NULL;

  if (check == NULL)
    return FALSE;
  say_check (check);
  for (unsigned i = 0; i < check->problems->len; i++)
    jalons_cli_warn (g_ptr_array_index (check->problems, i));
  cli->failed = check->problems->len > 0;
  return TRUE;
}
