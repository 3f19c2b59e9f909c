/* Choosing files to read, or a place to write one.
 * Invariant: nothing is read or written here; the answer is a GFile, or G_IO_ERROR_CANCELLED when none was chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * JalonsFileKind:
 * @JALONS_FILES_STRUCTURE: what can be imported: XML, ZIP, CSV, text, JSON, calendars, carried projects
 * @JALONS_FILES_CALENDAR: calendars
 * @JALONS_FILES_PDF: PDF
 * @JALONS_FILES_BACKUP: copies of the data file
 * @JALONS_FILES_DATA: data for other programs, as JSON
 * @JALONS_FILES_CARRIED: projects that are carried to who reviews them
 * @JALONS_FILES_PICTURE: PNG and JPEG
 * @JALONS_FILES_SHEET: spreadsheets: ODS and CSV
 *
 * What is shown first; "All files" is always there too.
 */
typedef enum
{
  JALONS_FILES_STRUCTURE,
  JALONS_FILES_CALENDAR,
  JALONS_FILES_PDF,
  JALONS_FILES_BACKUP,
  JALONS_FILES_DATA,
  JALONS_FILES_CARRIED,
  JALONS_FILES_PICTURE,
  JALONS_FILES_SHEET,
} JalonsFileKind;

void        jalons_file_chooser_open_async  (GtkWindow *parent, const char *title, JalonsFileKind kind,
                                             GAsyncReadyCallback callback, gpointer user_data);
GListModel *jalons_file_chooser_open_finish (GAsyncResult *result, GError **error);
void        jalons_file_chooser_save_async  (GtkWindow *parent, const char *title, JalonsFileKind kind,
                                             const char *suggested_name, GAsyncReadyCallback callback,
                                             gpointer user_data);
void        jalons_file_chooser_folder_async (GtkWindow *parent, const char *title, GAsyncReadyCallback callback,
                                              gpointer user_data);
GFile      *jalons_file_chooser_save_finish (GAsyncResult *result, GError **error);
char       *jalons_file_name_clean          (const char *name);

G_END_DECLS
