/* The frame of a small window that edits one thing: cancel at one end, the deed at the other.
 * Invariant: nothing is written before the deed is confirmed, and then everything in one gesture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_RECORD_DIALOG (jalons_record_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (JalonsRecordDialog, jalons_record_dialog, JALONS, RECORD_DIALOG, AdwWindow)

/**
 * JalonsRecordDialogClass:
 * @read: reads what was typed into drafts: appends them to @drafts and returns the label of the gesture, or %NULL when
 *   something is wrong, which the rows or jalons_record_dialog_set_error() then say
 * @remove: (nullable): deletes what the dialog is about: appends drafts to @drafts, says in @message (a literal) what the
 *   toast says that offers to undo, and returns the label of the gesture; see jalons_record_dialog_offer_removal()
 *
 * AdwPreferencesGroups that a .ui file puts in the dialog become its page.
 */
struct _JalonsRecordDialogClass
{
  AdwWindowClass parent_class;
  const char *(*read) (JalonsRecordDialog *self, GPtrArray *drafts);
  const char *(*remove) (JalonsRecordDialog *self, GPtrArray *drafts, const char **message);
};

JalonsWorkspace *jalons_record_dialog_get_workspace (JalonsRecordDialog *self);
void             jalons_record_dialog_set_error     (JalonsRecordDialog *self, const char *sentence);
void             jalons_record_dialog_accept        (JalonsRecordDialog *self);
void             jalons_record_dialog_add_group     (JalonsRecordDialog *self, GtkWidget *group);
void             jalons_record_dialog_offer_removal (JalonsRecordDialog *self, const char *label);

G_END_DECLS
