/* Questions and announcements in a small window of their own.
 * Invariant: closing it with Escape is the same as declining; what destroys something is never the default answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * JalonsMessageStyle:
 * @JALONS_MESSAGE_PLAIN: the answer commits to nothing much
 * @JALONS_MESSAGE_SUGGESTED: the answer is the expected one; Enter gives it
 * @JALONS_MESSAGE_DESTRUCTIVE: the answer loses something; Enter declines
 */
typedef enum
{
  JALONS_MESSAGE_PLAIN,
  JALONS_MESSAGE_SUGGESTED,
  JALONS_MESSAGE_DESTRUCTIVE,
} JalonsMessageStyle;

void     jalons_message_ask_async  (GtkWindow *parent, const char *heading, const char *body, const char *accept,
                                    JalonsMessageStyle style, GAsyncReadyCallback callback, gpointer user_data);
gboolean jalons_message_ask_finish (GAsyncResult *result);
void     jalons_message_show       (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
