/* One command: its name, what it takes, what it does. Private to cli.
 * Invariant: a command writes nothing before it knows that its arguments are right.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/arguments.h"
#include "cli/cli.h"
#include "core/record/dataset.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * JalonsCli:
 * @data_dir: the data folder
 * @today: the day that pages say they were printed on
 * @failed: set by a command that went on after a failure that it told itself
 */
typedef struct
{
  const char *data_dir;
  JalonsDay today;
  gboolean failed;
} JalonsCli;

/**
 * JalonsCommand:
 * @name: the word on the command line
 * @usage: what may follow it, to be translated, or ""
 * @summary: one line, to be translated
 * @options: (array zero-terminated=1): names of the options that it takes, see jalons_option_find()
 * @run: does it; returns %FALSE with an error, which is a G_OPTION_ERROR when the command line is wrong
 * @keys: (nullable): the keys of the objects that it lists, parted by commas
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const char *options[20];
  gboolean (*run) (JalonsCli *cli, JalonsArguments *arguments, GError **error);
  const char *(*keys) (void);
} JalonsCommand;

const JalonsCommand *jalons_command_find (const char *name);
const JalonsCommand *jalons_command_list (unsigned *n_commands);

gboolean       jalons_cli_usage_error (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
void           jalons_cli_say       (const char *format, ...) G_GNUC_PRINTF (1, 2);
void           jalons_cli_warn      (const char *message);
gboolean       jalons_cli_print     (const char *text, GError **error);
gboolean       jalons_cli_save      (const char *path, GBytes *bytes, GError **error);
char          *jalons_cli_data_file (JalonsCli *cli);
JalonsStore   *jalons_cli_open_store (JalonsCli *cli, gboolean must_exist, GError **error);
JalonsDataset *jalons_cli_load      (JalonsCli *cli, GError **error);
const char    *jalons_cli_list_keys (unsigned i, char **keys);
const char    *jalons_cli_history_keys (void);
const char    *jalons_cli_take_back_keys (void);

gboolean jalons_cli_demo    (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_import  (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_feed    (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_list    (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_bilan   (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_search  (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_history (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_take_back (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_sync    (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_forget  (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_paper   (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_export  (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_backup  (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_restore (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_check   (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_help    (JalonsCli *cli, JalonsArguments *arguments, GError **error);

G_END_DECLS
